#include "cli/shared.hpp"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string_view>

#include <fmt/format.h>
#include <unistd.h>

#include "calendar/partial_date.hpp"

namespace remit::cli {
namespace {

text::Colour colour_of(const Shared& shared, int stream) {
  if (shared.colour == "always") {
    return text::Colour::on;
  }
  const char* const no_colour = std::getenv("NO_COLOR");
  const char* const terminal = std::getenv("TERM");
  const bool refused = (no_colour != nullptr && *no_colour != '\0') ||
                       (terminal != nullptr && std::string_view(terminal) == "dumb");
  return shared.colour == "auto" && !refused && isatty(stream) == 1 ? text::Colour::on
                                                                    : text::Colour::off;
}

}  // namespace

text::Colour colour_of_output(const Shared& shared) {
  return colour_of(shared, STDOUT_FILENO);
}

text::Colour colour_of_talk(const Shared& shared) {
  return colour_of(shared, STDERR_FILENO);
}

calendar::Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  constexpr int first_year = 1900;
  return calendar::day_of(
             {.year = local.tm_year + first_year, .month = local.tm_mon + 1, .day = local.tm_mday})
      .value_or(calendar::Date{});
}

std::optional<calendar::Date> as_of(const std::string& written) {
  if (written.empty()) {
    return today();
  }
  const calendar::ParsedDate parsed = calendar::parse_partial(written);
  if (parsed.problem || !calendar::is_day(parsed.date.latest)) {
    fmt::print(stderr, "remit: --as-of {}: {}\n  help: write a day, as 2022-02-15{}\n", written,
               parsed.problem ? parsed.problem->message : "a day is wanted",
               parsed.problem && !parsed.problem->suggestion.empty()
                   ? fmt::format(" (did you mean {}?)", parsed.problem->suggestion)
                   : "");
    return std::nullopt;
  }
  return parsed.date.latest;
}

}  // namespace remit::cli
