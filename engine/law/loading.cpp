#include "law/loading.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "language/check.hpp"
#include "law/rule_text.hpp"
#include "text/spelling.hpp"

namespace remit::law {
namespace {

using calendar::PartialDate;
using text::Code;

std::optional<PartialDate> date_in(const toml::node& node, std::string_view key, Loading& loading,
                                   TableReader& reader) {
  const text::Span span = reader.span_of(key);
  if (const auto* const day = node.as_date()) {
    const toml::date& date = day->get();
    const std::optional<calendar::Date> found =
        calendar::day_of({.year = date.year, .month = date.month, .day = date.day});
    if (found) {
      return PartialDate::exactly(*found);
    }
    reader.complain(Code::bad_date, span, "a year is between 1 and 9999");
    return std::nullopt;
  }
  const auto* const written = node.as_string();
  if (written == nullptr) {
    loading.diagnostics.push_back(
        text::wrong_type(node, key, "a date", loading.files, reader.table().file));
    return std::nullopt;
  }
  const calendar::ParsedDate parsed = calendar::parse_partial(written->get());
  if (parsed.problem) {
    const std::string& meant = parsed.problem->suggestion;
    reader.complain(Code::bad_date, span, parsed.problem->message,
                    meant.empty() ? std::string() : fmt::format("did you mean `{}`?", meant));
    return std::nullopt;
  }
  return parsed.date;
}

}  // namespace

bool Loading::may_have_lost(std::string_view group) const {
  return all_may_be_lost || std::any_of(lost.begin(), lost.end(), [&](const std::string& heading) {
           return heading.substr(0, heading.find('.')) == group;
         });
}

std::optional<calendar::Date> read_day(Loading& loading, TableReader& reader,
                                       std::string_view key) {
  const toml::node* const node = reader.take(key);
  const std::optional<PartialDate> date =
      node == nullptr ? std::nullopt : date_in(*node, key, loading, reader);
  if (!date) {
    return std::nullopt;
  }
  if (!date->exact()) {
    reader.complain(Code::bad_date, reader.span_of(key), fmt::format("`{}` wants one day", key),
                    "write it as 2022-02-15");
    return std::nullopt;
  }
  return date->earliest;
}

std::optional<language::SourceText> read_rule(Loading& loading, TableReader& reader,
                                              std::string_view key) {
  const std::optional<Word> word = reader.word(key);
  return word ? std::optional(rule_text(loading.files, *word)) : std::nullopt;
}

ForceText read_force(Loading& loading, TableReader& reader) {
  ForceText force{.from_span = reader.span_of("from"), .until_span = reader.span_of("until")};
  if (const toml::node* const from = reader.take("from")) {
    force.says_from = true;
    force.unknown = from->value_exact<std::string_view>() == "unknown";
    if (!force.unknown) {
      force.from = date_in(*from, "from", loading, reader);
    }
  }
  if (const toml::node* const until = reader.take("until")) {
    force.until = date_in(*until, "until", loading, reader);
  }
  return force;
}

Force force_of(Loading& loading, const ForceText& written) {
  Force force{.appointed = !written.unknown};
  force.from = written.from.value_or(force.from);
  force.until = written.until.value_or(force.until);
  if (force.until.latest < force.from.earliest) {
    loading.diagnostics.push_back(
        {.code = Code::until_before_from,
         .message = "the last day in force comes before the first",
         .primary = text::Label{.span = written.until_span, .text = "the last day"},
         .related = {{.span = written.from_span, .text = "the first"}}});
  }
  return force;
}

std::optional<Citation> citation_of(Loading& loading, const Word& written) {
  const std::size_t blank = written.text.find(' ');
  const std::string id = written.text.substr(0, blank);
  const auto complain = [&](Code code, std::string message, std::string help) {
    loading.diagnostics.push_back({.code = code,
                                   .message = std::move(message),
                                   .primary = text::Label{.span = written.span, .text = {}},
                                   .help = std::move(help)});
  };
  const auto found = loading.instruments.find(id);
  if (found == loading.instruments.end()) {
    if (!loading.may_have_lost("instrument")) {
      std::vector<std::string_view> ids;
      for (const auto& [known, which] : loading.instruments) {
        ids.push_back(known);
      }
      std::string help = text::did_you_mean(id, ids);
      complain(Code::unknown_id, fmt::format("no pack has an instrument `{}`", id),
               help.empty() ? fmt::format("add a table `[instrument.{}]`", id) : std::move(help));
    }
    return std::nullopt;
  }
  if (blank == std::string::npos || blank + 1 == written.text.size()) {
    complain(Code::bad_pack, fmt::format("this cites no provision of `{}`", id),
             fmt::format("write which, as \"{} s.1\"", id));
    return std::nullopt;
  }
  return Citation{.instrument = found->second, .provision = written.text.substr(blank + 1)};
}

std::vector<Citation> citations_of(Loading& loading, const std::vector<Word>& written) {
  std::vector<Citation> citations;
  for (const Word& each : written) {
    if (std::optional<Citation> citation = citation_of(loading, each)) {
      citations.push_back(std::move(*citation));
    }
  }
  return citations;
}

void check_id(Loading& loading, const Word& id, std::string_view also) {
  const bool sound = std::all_of(id.text.begin(), id.text.end(), [&](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
           also.find(byte) != std::string_view::npos;
  });
  if (!sound) {
    loading.diagnostics.push_back(
        {.code = Code::bad_id,
         .message = fmt::format("`{}` is not how an id is written", id.text),
         .primary = text::Label{.span = id.span, .text = {}},
         .help = fmt::format("use small letters, digits and `{}`", fmt::join(also, "` `"))});
  }
}

std::optional<language::ExprId> checked(Loading& loading, const language::SyntaxTree& tree,
                                        language::Wanted wanted, language::Frame& frame) {
  // Of words that may have been lost nobody can say that they mean nothing.
  const bool in_doubt = loading.may_have_lost("define") || loading.may_have_lost("parameter") ||
                        loading.may_have_lost("year");
  std::vector<text::Diagnostic> unheard;
  return language::check(tree, wanted, loading.book.dictionary, frame, loading.book.expressions,
                         in_doubt ? unheard : loading.diagnostics);
}

std::optional<language::ExprId> checked(Loading& loading, const language::SourceText& text,
                                        language::Wanted wanted, language::Frame& frame) {
  const std::optional<language::SyntaxTree> tree = language::parse(text, loading.diagnostics);
  return tree ? checked(loading, *tree, wanted, frame) : std::nullopt;
}

std::vector<std::string_view> words_in(const language::SyntaxTree& tree) {
  std::vector<std::string_view> words;
  for (const language::SyntaxNode& node : tree.nodes) {
    if (const auto* const word = std::get_if<language::syntax::Word>(&node.form)) {
      words.emplace_back(word->text);
    } else if (const auto* const dot = std::get_if<language::syntax::Dot>(&node.form)) {
      words.emplace_back(dot->word);
    }
  }
  return words;
}

}  // namespace remit::law
