#include "law/rule_text.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace remit::law {
namespace {

// Reads one TOML string again, for the sake of the places.
class Decoder {
 public:
  Decoder(std::string_view file, std::size_t begin) : file_(file), at_(begin) {}

  language::SourceText read() && {
    const char mark = at_ < file_.size() ? file_[at_] : '"';
    const std::string_view three = mark == '"' ? R"(""")" : "'''";
    const bool lines = file_.substr(std::min(at_, file_.size()), three.size()) == three;
    end_ = lines ? three : three.substr(0, 1);
    at_ += end_.size();
    if (lines) {
      skip(at_ < file_.size() && file_[at_] == '\r' ? "\r\n" : "\n");
    }
    while (at_ < file_.size() && !ended()) {
      if (mark == '"' && file_[at_] == '\\') {
        escape();
      } else {
        put(file_.substr(at_, 1), at_);
        ++at_;
      }
    }
    text_.place.push_back(static_cast<std::uint32_t>(at_));
    return std::move(text_);
  }

 private:
  // Of five quotation marks in a row the first two belong to the text.
  [[nodiscard]] bool ended() const {
    return file_.substr(at_, end_.size()) == end_ &&
           (end_.size() == 1 || file_.substr(at_ + 1, end_.size()) != end_);
  }

  void skip(std::string_view what) {
    if (file_.substr(at_, what.size()) == what) {
      at_ += what.size();
    }
  }

  void put(std::string_view bytes, std::size_t place) {
    text_.text += bytes;
    text_.place.insert(text_.place.end(), bytes.size(), static_cast<std::uint32_t>(place));
  }

  void escape() {
    constexpr std::string_view letters = "btnfr\"\\e";
    constexpr std::string_view meanings = "\b\t\n\f\r\"\\\x1B";
    const std::size_t place = at_;
    const char letter = at_ + 1 < file_.size() ? file_[at_ + 1] : '\0';
    at_ = std::min(at_ + 2, file_.size());
    if (const std::size_t which = letters.find(letter); which != std::string_view::npos) {
      put(meanings.substr(which, 1), place);
    } else if (letter == 'u' || letter == 'U') {
      character(letter == 'u' ? 4 : 8, place);
    } else {  // the line goes on where the next begins
      at_ = std::min(file_.find_first_not_of(" \t\r\n", place + 1), file_.size());
    }
  }

  void character(std::size_t digits, std::size_t place) {
    const std::string written(file_.substr(at_, digits));
    at_ = std::min(at_ + digits, file_.size());
    const bool number = written.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
    put(number && !written.empty() ? utf8(std::stoul(written, nullptr, 16)) : std::string(), place);
  }

  static std::string utf8(unsigned long code) {
    const auto byte = [](unsigned long bits) { return static_cast<char>(bits); };
    const auto rest = [&](unsigned shift) { return byte(0x80U | ((code >> shift) & 0x3FU)); };
    if (code < 0x80U) {
      return {byte(code)};
    }
    if (code < 0x800U) {
      return {byte(0xC0U | (code >> 6U)), rest(0)};
    }
    if (code < 0x10000U) {
      return {byte(0xE0U | (code >> 12U)), rest(6), rest(0)};
    }
    return {byte(0xF0U | ((code >> 18U) & 0x07U)), rest(12), rest(6), rest(0)};
  }

  std::string_view file_;
  std::size_t at_;
  std::string_view end_{};
  language::SourceText text_{};
};

}  // namespace

language::SourceText rule_text(const text::Files& files, const text::Word& word) {
  language::SourceText text = Decoder(files[word.span.file].contents(), word.span.begin).read();
  if (text.text != word.text) {
    // The parser sees it otherwise (it is not known to happen): the text is right, its place near.
    text.text = word.text;
    text.place.assign(word.text.size() + 1, word.span.begin);
  }
  text.file = word.span.file;
  return text;
}

}  // namespace remit::law
