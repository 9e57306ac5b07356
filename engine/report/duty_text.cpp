#include "report/duty_text.hpp"

#include <memory>

#include "report/duty_page.hpp"

namespace remit::report {

std::string duty_text(const law::RuleBook& rules, law::DutyId duty, const text::Files& files,
                      text::Colour colour, std::size_t width) {
  const std::unique_ptr<Page> page = text_page(colour, width);
  write_duty(*page, rules, duty, files);
  return page->take();
}

std::string duty_heading(const law::RuleBook& rules, law::DutyId duty, const text::Files& files,
                         text::Colour colour, std::size_t width) {
  const std::unique_ptr<Page> page = text_page(colour, width);
  write_duty_head(*page, rules, duty, files);
  return page->take();
}

}  // namespace remit::report
