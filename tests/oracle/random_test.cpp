#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "tests/oracle/tape.hpp"

namespace remit::oracle {

namespace {

// What a set is of, so that what is asked of it makes sense.
enum class Of : std::uint8_t { body, area, office, document, seat, line };

// Makes sets and tests as text. `depth` is how far they may still go.
class Writer {
 public:
  explicit Writer(Tape& tape) : tape_(tape) {}

  std::string set(Of of, int depth) {
    if (depth <= 0 || tape_.pick(4) == 0) {
      return simple(of);
    }
    switch (tape_.pick(6)) {
      case 0:
        return fmt::format("({} & {})", set(of, depth - 1), set(of, depth - 1));
      case 1:
        return fmt::format("({} | {})", set(of, depth - 1), set(of, depth - 1));
      case 2:
        return fmt::format("({} except {})", set(of, depth - 1), set(of, depth - 1));
      case 3:
        return such(of, depth);
      default:
        return step(of, depth);
    }
  }

  std::string test(int depth) {
    if (depth <= 0) {
      return about_sets(0);
    }
    switch (tape_.pick(9)) {
      case 0:
      case 1:
        return about_sets(depth);
      case 2:
        return fmt::format("({} and {})", test(depth - 1), test(depth - 1));
      case 3:
        return fmt::format("({} or {})", test(depth - 1), test(depth - 1));
      case 4:
        return fmt::format("not ({})", test(depth - 1));
      case 5:
        return fmt::format("({} implies {})", test(depth - 1), test(depth - 1));
      case 6:
        return quantified(depth);
      case 7:
        return about_values(depth);
      default:
        return about_count(depth);
    }
  }

 private:
  std::string simple(Of of) {
    std::vector<std::string> known;
    for (const auto& [name, what] : names_) {
      if (what == of) {
        known.push_back(name);
      }
    }
    const auto any = [&](std::vector<std::string> more) {
      more.insert(more.begin(), known.begin(), known.end());
      return more[tape_.pick(more.size())];
    };
    switch (of) {
      case Of::body:
        return any({"subject", "police-force", "public-service", "authority", "district-council",
                    "body", "csp", "partnership", "subject.sub_groups", "subject.represented",
                    "(subject.members & body)"});
      case Of::area:
        return any({"subject.covers", "two-tier-district", "area", "county-area"});
      case Of::office:
        return any({"subject.chair", "officer", "leader", "office"});
      case Of::document:
        return any({"subject.held", "meeting", "document"});
      case Of::seat:
        return any({"subject.seats"});
      case Of::line:
        return any({"subject.lines"});
    }
    return {};
  }

  std::string step(Of of, int depth) {
    const auto go = [&](Of from, std::string_view key) {
      const std::string set_from = set(from, depth - 1);
      return fmt::format("{}.{}", set_from, key);
    };
    switch (of) {
      case Of::body:
        switch (tape_.pick(17)) {
          case 0:
            return fmt::format("({} & body)", go(Of::body, "members"));
          case 1:
            return fmt::format("({} & body)", go(Of::area, "covered_by"));
          case 2:
            return go(Of::body, "sub_groups");
          case 3:
            return go(Of::body, "part_of*");
          case 4:
            return fmt::format("({} & body)", go(Of::body, "reports_to"));
          case 5:
            return fmt::format("({} & body)", go(Of::body, "reports_to+"));
          case 6:
            return go(Of::office, "belongs_to");
          case 7:
            return go(Of::body, "represented");
          case 8:
            return fmt::format("({} & body)", go(Of::seat, "to"));
          case 9:
            return go(Of::seat, "for");
          case 10:
            return go(Of::seat, "speaks_for");
          case 11:
            return go(Of::seat, "from");
          case 12:
            return go(Of::document, "held_by");
          case 13:
            return fmt::format("({} & police-force)", go(Of::area, "served_by"));
          case 14:
            return fmt::format("({} else {})", set(Of::body, depth - 1), set(Of::body, depth - 1));
          case 15:
            return go(Of::body, "member_of");
          default:
            return fmt::format("({} at today)", set(Of::body, depth - 1));
        }
      case Of::area:
        switch (tape_.pick(7)) {
          case 0:
            return go(Of::body, "covers");
          case 1:
            return go(Of::area, "contains");
          case 2:
            return go(Of::area, "inside");
          case 3:
            return go(Of::area, "touches");
          case 4:
            return go(Of::area, "contains+");
          case 5:
            return go(Of::area, "inside*");
          default:
            return go(Of::area, "districts");
        }
      case Of::office:
        switch (tape_.pick(5)) {
          case 0:
            return go(Of::body, "chair");
          case 1:
            return fmt::format("({} & office)", go(Of::body, "members"));
          case 2:
            return go(Of::body, "offices");
          case 3:
            return go(Of::seat, "by");
          default:
            return go(Of::seat, "holder");
        }
      case Of::document:
        return go(Of::body, "held");
      case Of::seat:
        return go(Of::body, "seats");
      case Of::line:
        return go(Of::body, "lines");
    }
    return {};
  }

  // In square brackets a bare word is asked of the element.
  std::string such(Of of, int depth) {
    const std::string from = set(of, depth - 1);
    const auto with = [&](std::string_view test) { return fmt::format("{}[{}]", from, test); };
    switch (of) {
      case Of::body:
        switch (tape_.pick(9)) {
          case 0:
            return with(fmt::format("meets_per_year {} {}", comparison(), number()));
          case 1:
            return with("meets");
          case 2:
            return with(fmt::format("some members & {}", set(Of::body, depth - 1)));
          case 3:
            return with(fmt::format("covers overlaps {}", set(Of::area, depth - 1)));
          case 4:
            return with("no chair");
          case 5:
            return with(fmt::format("count(seats) {} {}", comparison(), number()));
          case 6:
            return with(fmt::format("function = {}", tape_.pick(2) == 0 ? "scrutiny" : "advisory"));
          case 7:
            return with(fmt::format("{} in covers", set(Of::area, depth - 1)));
          default:
            return with(fmt::format("member_of in {}", set(Of::body, depth - 1)));
        }
      case Of::area:
        return with(tape_.pick(2) == 0
                        ? fmt::format("covered_by overlaps {}", set(Of::body, depth - 1))
                        : fmt::format("no police-force & covered_by"));
      case Of::office:
        return with(fmt::format("belongs_to in {}", set(Of::body, depth - 1)));
      case Of::document:
        return with(tape_.pick(2) == 0 ? std::string("date in last 12 months")
                                       : fmt::format("held_by in {}", set(Of::body, depth - 1)));
      case Of::seat:
        switch (tape_.pick(5)) {
          case 0:
            return with("as = statutory");
          case 1:
            return with("as != co-opted");
          case 2:
            return with(fmt::format("to in {}", set(Of::body, depth - 1)));
          case 3:
            return with(fmt::format("speaks_for overlaps {}", set(Of::body, depth - 1)));
          default:
            return with("some for");
        }
      case Of::line:
        return with(tape_.pick(2) == 0 ? "purpose = strategy" : "purpose != finance");
    }
    return {};
  }

  std::string_view comparison() {
    static constexpr std::array<std::string_view, 6> all{">=", "<=", "=", "<", ">", "!="};
    return tape_.of(all);
  }

  std::string number() {
    switch (tape_.pick(5)) {
      case 0:
        return "some-number";
      case 1:
        return "max(2, some-number)";
      default:
        return std::to_string(tape_.pick(4));
    }
  }

  Of any() { return static_cast<Of>(tape_.pick(6)); }

  std::string about_sets(int depth) {
    const Of of = any();
    const std::string left = set(of, depth);
    static constexpr std::array<std::string_view, 4> multiplicities{"some", "no", "one", "lone"};
    static constexpr std::array<std::string_view, 5> relators{"in", "overlaps", "not in", "=",
                                                              "!="};
    if (tape_.pick(2) == 0) {
      return fmt::format("{} {}", tape_.of(multiplicities), left);
    }
    const std::string_view relator = tape_.of(relators);
    return fmt::format("{} {} {}", left, relator, set(of, depth - 1));
  }

  std::string about_count(int depth) {
    const std::string left = fmt::format("count({})", set(any(), depth));
    switch (tape_.pick(5)) {
      case 0:
        return fmt::format("{} {} count({})", left, comparison(), set(any(), depth - 1));
      case 1:
        return fmt::format("{}({}, {}) {} {}", tape_.pick(2) == 0 ? "max" : "min", left, number(),
                           comparison(), number());
      case 2:
        return fmt::format("subject.meets_per_year {} {}", comparison(), left);
      default:
        return fmt::format("{} {} {}", left, comparison(), number());
    }
  }

  std::string about_values(int depth) {
    const auto date = [&] {
      const std::string of = set(Of::document, depth - 1);
      return tape_.pick(3) == 0 ? "subject.from" : of + ".date";
    };
    switch (tape_.pick(14)) {
      case 0:
        return fmt::format("{}.meets_per_year {} {}", set(Of::body, depth - 1), comparison(),
                           number());
      case 1:
        return fmt::format("{}.meets", set(Of::body, depth - 1));
      case 2:
        return fmt::format("some {}.quorum", set(Of::body, depth - 1));
      case 3:
        return fmt::format("{}.date in last {}", set(Of::document, depth - 1),
                           tape_.pick(2) == 0 ? "12 months" : "some-time");
      case 4:
        return fmt::format("{} {} today", date(), comparison());
      case 5:
        return fmt::format("{} + 12 months {} today", date(), comparison());
      case 6:
        return fmt::format("{} within {} of today", date(),
                           tape_.pick(2) == 0 ? "28 days" : "some-time");
      case 7:
        return fmt::format("{}.as {} statutory", set(Of::seat, depth - 1),
                           tape_.pick(2) == 0 ? "=" : "!=");
      case 8:
        return fmt::format("{}.quorum {} {}.meets_per_year", set(Of::body, depth - 1), comparison(),
                           set(Of::body, depth - 1));
      case 9:
        return fmt::format("today - 12 months {} {}", comparison(), date());
      case 10:
        return fmt::format("{}.purpose {} {}.purpose", set(Of::line, depth - 1),
                           tape_.pick(2) == 0 ? "=" : "!=", set(Of::line, depth - 1));
      case 11:
        return fmt::format("subject.until {} today", comparison());
      case 12:
        return fmt::format("max(subject.meets_per_year, {}) {} {}", number(), comparison(),
                           number());
      default:
        return fmt::format("some {}", date());
    }
  }

  std::string quantified(int depth) {
    static constexpr std::array<std::string_view, 4> quantifiers{"all", "some", "no", "one"};
    const Of of = any();
    const std::string_view quantifier = tape_.of(quantifiers);
    const std::string from = set(of, depth - 1);
    const bool two = tape_.pick(3) == 2 && quantifier != "one";
    const std::string name = fmt::format("x{}", count_++);
    const std::string other = fmt::format("x{}", two ? count_++ : 0);
    names_.emplace_back(name, of);
    if (two) {
      names_.emplace_back(other, of);
    }
    const std::string inner = of_name(name, of, depth - 1);
    const std::string more = two ? " and " + of_name(other, of, depth - 1) : std::string();
    names_.resize(names_.size() - (two ? 2 : 1));
    return fmt::format("({} {}{} in {}: {}{})", quantifier, name, two ? ", " + other : "", from,
                       inner, more);
  }

  // A test that uses the name.
  std::string of_name(const std::string& name, Of of, int depth) {
    switch (of) {
      case Of::body:
        switch (tape_.pick(7)) {
          case 0:
            return fmt::format("some {}.covers", name);
          case 1:
            return fmt::format("{} in {}", name, set(Of::body, depth));
          case 2:
            return fmt::format("{}.meets", name);
          case 3:
            return fmt::format("{}.members overlaps {}", name, set(Of::body, depth));
          case 4:
            return fmt::format("({}.meets or {})", name, test(depth - 1));
          case 5:
            return fmt::format("count({}.members) {} {}", name, comparison(), number());
          default:
            return fmt::format("{} in {}.reports_to+", name, name);
        }
      case Of::area:
        return tape_.pick(2) == 0 ? fmt::format("some police-force & {}.covered_by", name)
                                  : fmt::format("{} in {}", name, set(Of::area, depth));
      case Of::office:
        return fmt::format("{}.belongs_to in {}", name, set(Of::body, depth));
      case Of::document:
        return fmt::format("{}.date in last 12 months", name);
      case Of::seat:
        return tape_.pick(2) == 0 ? fmt::format("{}.as = statutory", name)
                                  : fmt::format("some {}.holder", name);
      case Of::line:
        return tape_.pick(2) == 0 ? fmt::format("{}.purpose = strategy", name)
                                  : fmt::format("{}.to in {}", name, set(Of::body, depth));
    }
    return {};
  }

  Tape& tape_;
  std::vector<std::pair<std::string, Of>> names_;
  int count_ = 1;
};

}  // namespace

std::string random_test(Tape& tape) {
  return Writer(tape).test(3);
}

}  // namespace remit::oracle
