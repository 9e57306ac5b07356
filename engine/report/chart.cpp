#include "report/chart.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "report/phrases.hpp"
#include "structure/doubt.hpp"
#include "structure/graph.hpp"

namespace remit::report {

using structure::EntityId;
using structure::Link;
using structure::Standing;
using structure::Structure;
using vocabulary::Above;
using vocabulary::GroupLook;
using vocabulary::LineLook;
using vocabulary::RelationId;
using vocabulary::Vocabulary;

namespace {

constexpr auto index = [](auto id) { return static_cast<std::size_t>(id); };

void add_once(std::vector<std::string>& list, std::string word) {
  if (std::find(list.begin(), list.end(), word) == list.end()) {
    list.push_back(std::move(word));
  }
}

// A year, or what is known of the day where the year alone would say too little.
std::string year_of(const calendar::PartialDate& when, calendar::Date day) {
  if (calendar::is_day(when.earliest) && calendar::is_day(when.latest)) {
    const int year = calendar::civil_of(when.earliest).year;
    if (year == calendar::civil_of(when.latest).year && year != calendar::civil_of(day).year) {
      return fmt::format("{}", year);
    }
  }
  return calendar::words(when);
}

// Why something is not certain, in as few words as will do beside a line.
std::string in_short(const std::vector<structure::Doubt>& doubts, calendar::Date day) {
  if (doubts.empty()) {
    return {};
  }
  const structure::Doubt& doubt = doubts.front();
  using structure::Cause;
  switch (doubt.cause) {
    case Cause::stale:
      return fmt::format("last seen {}", year_of(doubt.when, day));
    case Cause::unseen:
      return fmt::format("first seen {}", year_of(doubt.when, day));
    case Cause::between:
      return fmt::format("seen {} and {}", year_of(doubt.when, day), year_of(doubt.again, day));
    case Cause::beginning:
      return fmt::format("began {}", calendar::words(doubt.when));
    case Cause::ending:
      return fmt::format("ended {}", calendar::words(doubt.when));
    case Cause::of_class:
      return "said of several together";
    case Cause::inferred:
      return "inferred";
    case Cause::planned:
      return "planned";
    case Cause::undated:
      return "undated";
    case Cause::denied:
    case Cause::left_out:
    case Cause::rivalled:
      return "papers disagree";
    case Cause::end_unsure:
      return "an end is doubtful";
  }
  return {};
}

// Words of four letters and more, in small letters.
std::vector<std::string> telling_words(std::string_view text) {
  constexpr std::size_t shortest = 4;
  std::vector<std::string> words(1);
  for (const char byte : text) {
    if (byte >= 'A' && byte <= 'Z') {
      words.back() += static_cast<char>(byte - 'A' + 'a');
    } else if (byte == ' ' || byte == '-' || byte == ',') {
      words.emplace_back();
    } else {
      words.back() += byte;
    }
  }
  std::erase_if(words, [](const std::string& word) { return word.size() < shortest; });
  return words;
}

// True when a word of one begins a word of the other: "Meetings of the chairs", "liaison meeting".
bool share_a_word(std::string_view left, std::string_view right) {
  const std::vector<std::string> others = telling_words(right);
  for (const std::string& word : telling_words(left)) {
    for (const std::string& other : others) {
      if (word.starts_with(other) || other.starts_with(word)) {
        return true;
      }
    }
  }
  return false;
}

class Drawing {
 public:
  Drawing(const structure::Snapshot& snapshot, const Vocabulary& words, const ChartWish& wish)
      : snapshot_(snapshot),
        structure_(snapshot.structure()),
        words_(words),
        wish_(wish),
        anything_(!wish.relations.empty() ||
                  (wish.around && structure_[*wish.around].sort != vocabulary::Sort::body)),
        drawn_(words.relations.size(), false),
        node_(structure_.entities.size(), none) {}

  Chart run() {
    choose_relations();
    chart_.title = structure_.models.empty() ? std::string() : structure_.models.front().title;
    chart_.day = snapshot_.day();
    if (wish_.around) {
      chart_.around = called(structure_, words_, *wish_.around, chart_.day);
    }
    std::vector<bool> shown = wish_.around ? near_one() : whole_model();
    choose_groups(shown);
    add_nodes(shown);
    add_lines();
    drop_unused_relations();
    return std::move(chart_);
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  void choose_relations();
  [[nodiscard]] std::vector<bool> near_one() const;
  [[nodiscard]] std::vector<bool> whole_model() const;
  void add_alone(std::vector<bool>& shown) const;
  void add_brought(std::vector<bool>& shown) const;
  void choose_groups(const std::vector<bool>& shown);
  void add_nodes(const std::vector<bool>& shown);
  [[nodiscard]] ChartNode node(EntityId id, std::size_t unnamed) const;
  [[nodiscard]] std::vector<std::string> notes(EntityId id, std::string_view name,
                                               std::string_view doubt) const;
  [[nodiscard]] std::string kind_note(EntityId id, std::string_view name) const;
  void add_lines();
  void drop_unused_relations();
  [[nodiscard]] ChartPart part(const Link& link) const;

  [[nodiscard]] bool apart(std::size_t node) const {
    return !chart_.groups[chart_.nodes[node].look].apart.empty();
  }

  // The kind that a thing is drawn by: the first that is best known that day.
  [[nodiscard]] const structure::KindEntry* kind_of(EntityId id) const {
    const structure::KindEntry* best = nullptr;
    Standing known = Standing::out;
    for (const structure::KindEntry& kind : structure_.kinds_of(id)) {
      const Standing standing = structure_.standing(kind.validity, snapshot_.day());
      if (best == nullptr || standing > known) {
        best = &kind;
        known = standing;
      }
    }
    return best;
  }

  [[nodiscard]] const GroupLook* look(EntityId id) const {
    const structure::KindEntry* const kind = kind_of(id);
    return kind == nullptr ? nullptr : words_.look_of(words_.group_of(kind->kind));
  }

  [[nodiscard]] bool may_be_drawn(EntityId id) const {
    if (snapshot_[id] == Standing::out) {
      return false;
    }
    if (anything_ || id == wish_.around) {
      return true;
    }
    const GroupLook* const found = look(id);
    return found == nullptr ? structure_[id].sort == vocabulary::Sort::body : found->by_default;
  }

  [[nodiscard]] bool is_line(const Link& link) const {
    return drawn_[index(link.relation)] && link.from != link.to &&
           snapshot_[structure_.id_of(link)] != Standing::out && may_be_drawn(link.from) &&
           may_be_drawn(link.to);
  }

  [[nodiscard]] bool is_secondary(const Link& link) const {
    const LineLook* const look = words_.look_of(link.relation);
    return !anything_ && look != nullptr && look->secondary;
  }

  // Said or defined by the model that was asked for, not by those that it includes.
  [[nodiscard]] static bool is_ours(structure::ModelId model) {
    return model == structure::ModelId{};
  }

  [[nodiscard]] bool is_ours(const Link& link) const {
    const auto entries = structure_.entries_of(link);
    return is_ours(structure_[link.from].model) || is_ours(structure_[link.to].model) ||
           std::any_of(entries.begin(), entries.end(), [&](const structure::Entry& entry) {
             return is_ours(structure_[entry.details].model);
           });
  }

  [[nodiscard]] std::size_t relation_place(RelationId id) const {
    return static_cast<std::size_t>(std::find(relation_ids_.begin(), relation_ids_.end(), id) -
                                    relation_ids_.begin());
  }

  const structure::Snapshot& snapshot_;
  const Structure& structure_;
  const Vocabulary& words_;
  const ChartWish& wish_;
  bool anything_;                         ///< whatever stands at the ends of the lines is drawn
  std::vector<bool> drawn_;               ///< by relation
  std::vector<RelationId> relation_ids_;  ///< beside `Chart::relations`
  std::vector<RelationId> in_boxes_;
  std::vector<std::size_t> node_;  ///< by entity: its place in `Chart::nodes`
  Chart chart_;
};

// A relation for which nobody thought of a look.
LineLook plain_look(RelationId id, const vocabulary::Relation& relation) {
  return {.relation = id,
          .word = relation.title,
          .legend = relation.title,
          .above = relation.symmetric ? Above::neither : Above::from,
          .colour = "#595959",
          .at_to = relation.symmetric ? vocabulary::Mark::none : vocabulary::Mark::arrow};
}

void Drawing::choose_relations() {
  const auto add = [&](RelationId id, const LineLook* look) {
    const vocabulary::Relation& relation = words_[id];
    drawn_[index(id)] = true;
    relation_ids_.push_back(id);
    chart_.relations.push_back({.name = relation.name,
                                .reads = relation.title,
                                .symmetric = relation.symmetric,
                                .plain = look == nullptr,
                                .look = look == nullptr ? plain_look(id, relation) : *look});
  };
  const auto wished = [&](RelationId id) {
    return (anything_ && wish_.relations.empty()) ||
           std::find(wish_.relations.begin(), wish_.relations.end(), id) != wish_.relations.end();
  };
  for (const LineLook& look : words_.line_looks) {
    const bool unasked = !anything_ && (look.by_default || (look.near && wish_.around));
    if (unasked && look.in_box) {
      in_boxes_.push_back(look.relation);
    } else if (unasked || wished(look.relation)) {
      add(look.relation, &look);
    }
  }
  for (std::size_t at = 0; at < words_.relations.size(); ++at) {
    const auto id = static_cast<RelationId>(static_cast<std::uint32_t>(at));
    if (wished(id) && words_.look_of(id) == nullptr) {
      add(id, nullptr);
    }
  }
}

std::vector<bool> Drawing::near_one() const {
  std::vector<bool> shown(structure_.entities.size(), false);
  const EntityId centre = *wish_.around;
  if (snapshot_[centre] == Standing::out) {
    return shown;
  }
  const auto leads_on = [&](const Link& link) {
    return is_line(link) && (!is_secondary(link) || link.from == centre || link.to == centre);
  };
  for (const EntityId id : structure::neighbourhood(structure_, centre, wish_.depth, leads_on)) {
    shown[index(id)] = true;
  }
  return shown;
}

std::vector<bool> Drawing::whole_model() const {
  std::vector<bool> shown(structure_.entities.size(), false);
  std::vector<const Link*> secondary;
  for (const Link& link : structure_.links) {
    if (is_line(link) && is_ours(link)) {
      if (is_secondary(link)) {
        secondary.push_back(&link);
      } else {
        shown[index(link.from)] = true;
        shown[index(link.to)] = true;
      }
    }
  }
  if (anything_) {
    return shown;
  }
  add_alone(shown);
  add_brought(shown);
  // Upwards as far as it goes.
  for (bool more = true; more;) {
    more = false;
    for (const Link* const link : secondary) {
      const bool reversed = words_.look_of(link->relation)->above == Above::to;
      const std::size_t upper = index(reversed ? link->to : link->from);
      const std::size_t lower = index(reversed ? link->from : link->to);
      if (shown[lower] && !shown[upper]) {
        shown[upper] = true;
        more = true;
      }
    }
  }
  return shown;
}

void Drawing::add_alone(std::vector<bool>& shown) const {
  for (std::size_t at = 0; at < structure_.entities.size(); ++at) {
    const auto id = static_cast<EntityId>(static_cast<std::uint32_t>(at));
    const structure::Entity& entity = structure_.entities[at];
    const GroupLook* const found = look(id);
    const bool ours =
        is_ours(entity.model) || std::any_of(entity.details.begin(), entity.details.end(),
                                             [&](structure::DetailsId details) {
                                               return is_ours(structure_[details].model);
                                             });
    if (ours && !entity.unnamed() && found != nullptr && found->alone && may_be_drawn(id)) {
      shown[at] = true;
    }
  }
}

// Those who have to do with what is shown, without a line.
void Drawing::add_brought(std::vector<bool>& shown) const {
  std::vector<std::size_t> brought;
  for (const Link& link : structure_.links) {
    const LineLook* const line = words_.look_of(link.relation);
    const GroupLook* const group = look(link.to);
    if (line != nullptr && line->brings && shown[index(link.from)] && group != nullptr &&
        !group->apart.empty() && !structure_[link.to].unnamed() &&
        snapshot_[structure_.id_of(link)] != Standing::out && may_be_drawn(link.to)) {
      brought.push_back(index(link.to));
    }
  }
  for (const std::size_t at : brought) {
    shown[at] = true;
  }
}

void Drawing::choose_groups(const std::vector<bool>& shown) {
  std::set<std::string_view> used;
  bool plain = false;
  for (std::size_t at = 0; at < shown.size(); ++at) {
    if (shown[at]) {
      const GroupLook* const found = look(static_cast<EntityId>(static_cast<std::uint32_t>(at)));
      plain = plain || found == nullptr;
      if (found != nullptr) {
        used.insert(found->title);
      }
    }
  }
  for (const GroupLook& each : words_.group_looks) {
    if (used.erase(each.title) > 0) {  // groups that are drawn alike stand there once
      chart_.groups.push_back(each);
    }
  }
  if (plain) {
    chart_.groups.push_back({.title = "Other", .fill = "#ffffff", .line = "#404040"});
  }
}

std::vector<std::string> Drawing::notes(EntityId id, std::string_view name,
                                        std::string_view doubt) const {
  std::vector<std::string> notes;
  for (const RelationId relation : in_boxes_) {
    const LineLook& look = *words_.look_of(relation);
    for (const Link& link : structure_.outgoing(id)) {
      const Standing standing = snapshot_[structure_.id_of(link)];
      if (link.relation != relation || standing == Standing::out) {
        continue;
      }
      const std::string who = called(structure_, words_, link.to, snapshot_.day());
      if (who.find(name) != std::string::npos) {
        continue;  // "chair: Chair of the Safer Board"
      }
      std::string why;
      if (standing != Standing::certain) {
        why =
            in_short(structure::doubts(structure_, words_, link, snapshot_.day()), snapshot_.day());
      }
      const bool known = why.empty() || why == doubt;
      notes.push_back(fmt::format("{}: {}{}", look.word, who,
                                  known ? std::string() : fmt::format(" ({})", why)));
    }
  }
  return notes;
}

ChartNode Drawing::node(EntityId id, std::size_t unnamed) const {
  const structure::Entity& entity = structure_[id];
  ChartNode made{.id = entity.unnamed() ? fmt::format("unnamed.{}", unnamed) : entity.id,
                 .name = called(structure_, words_, id, snapshot_.day()),
                 .sort = entity.sort,
                 .standing = snapshot_[id],
                 .centre = id == wish_.around};
  for (const structure::KindEntry& kind : structure_.kinds_of(id)) {
    const Standing standing = structure_.standing(kind.validity, snapshot_.day());
    if (standing != Standing::out) {
      const bool first = made.kind.empty();
      made.kind += fmt::format("{}{}", first ? "" : ", ", words_[kind.kind].id);
      made.kind_title += fmt::format("{}{}", first ? "" : ", ", words_[kind.kind].title);
    }
  }
  const GroupLook* const found = look(id);
  const auto same =
      std::find_if(chart_.groups.begin(), chart_.groups.end(), [&](const GroupLook& each) {
        return found == nullptr ? each.group.empty() : each.title == found->title;
      });
  made.look = static_cast<std::size_t>(same - chart_.groups.begin());
  if (made.standing != Standing::certain) {
    made.doubt =
        in_short(structure::doubts(structure_, words_, id, snapshot_.day()), snapshot_.day());
  }
  made.notes = notes(id, made.name, made.doubt);
  if (const std::string kind = kind_note(id, made.name); !kind.empty()) {
    made.notes.insert(made.notes.begin(), kind);
  }
  return made;
}

// What it is, where its name does not tell or where that is no more than inferred.
std::string Drawing::kind_note(EntityId id, std::string_view name) const {
  const structure::KindEntry* const kind = kind_of(id);
  if (kind == nullptr || structure_[id].unnamed()) {
    return {};
  }
  const std::string title = inside_sentence(words_[kind->kind].title);
  if (structure_[kind->details].basis != structure::Basis::stated) {
    return fmt::format("perhaps {}", with_article(words_[kind->kind].title));
  }
  return share_a_word(name, title) ? std::string() : title;
}

void Drawing::add_nodes(const std::vector<bool>& shown) {
  std::size_t unnamed = 0;
  for (std::size_t at = 0; at < shown.size(); ++at) {
    const auto id = static_cast<EntityId>(static_cast<std::uint32_t>(at));
    if (shown[at]) {
      unnamed += structure_[id].unnamed() ? 1 : 0;
      node_[at] = chart_.nodes.size();
      chart_.nodes.push_back(node(id, unnamed));
    }
  }
}

ChartPart Drawing::part(const Link& link) const {
  ChartPart made{.look = relation_place(link.relation),
                 .standing = snapshot_[structure_.id_of(link)]};
  if (made.standing != Standing::certain) {
    made.doubt =
        in_short(structure::doubts(structure_, words_, link, snapshot_.day()), snapshot_.day());
  }
  for (const structure::Entry& entry : structure_.entries_of(link)) {
    if (entry.denied) {
      continue;
    }
    const structure::Details& details = structure_[entry.details];
    if (details.from) {
      add_once(made.from, calendar::print(*details.from));
    }
    if (details.until) {
      add_once(made.until, calendar::print(*details.until));
    }
    for (const calendar::PartialDate& seen : details.seen) {
      add_once(made.seen, calendar::print(seen));
    }
    add_once(made.basis, std::string(structure::word(details.basis)));
    for (const structure::Citation& citation : details.sources) {
      const std::string& source = structure_[citation.source].id;
      add_once(made.sources,
               citation.place.empty() ? source : fmt::format("{} {}", source, citation.place));
    }
  }
  return made;
}

void Drawing::add_lines() {
  struct Found {
    std::size_t from = 0;
    std::size_t to = 0;
    ChartPart part;
  };

  std::map<std::pair<std::size_t, std::size_t>, std::vector<Found>> between;
  for (const Link& link : structure_.links) {
    const std::size_t from = node_[index(link.from)];
    const std::size_t to = node_[index(link.to)];
    if (from != none && to != none && is_line(link)) {
      between[std::minmax(from, to)].push_back({.from = from, .to = to, .part = part(link)});
    }
  }
  for (auto& [ends, found] : between) {
    std::sort(found.begin(), found.end(), [](const Found& left, const Found& right) {
      return std::tie(left.part.look, left.from) < std::tie(right.part.look, right.from);
    });
    const auto ranked = std::find_if(found.begin(), found.end(), [&](const Found& each) {
      return chart_.relations[each.part.look].look.above != Above::neither;
    });
    const Found& leading = ranked == found.end() ? found.front() : *ranked;
    const bool reversed = apart(leading.to) == apart(leading.from)
                              ? chart_.relations[leading.part.look].look.above == Above::to
                              : apart(leading.to);
    ChartLine line{.upper = reversed ? leading.to : leading.from,
                   .lower = reversed ? leading.from : leading.to,
                   .level = ranked == found.end()};
    for (Found& each : found) {
      each.part.downwards = each.from == line.upper;
      line.parts.push_back(std::move(each.part));
    }
    ++chart_.nodes[line.upper].lines;
    ++chart_.nodes[line.lower].lines;
    chart_.lines.push_back(std::move(line));
  }
  std::sort(chart_.lines.begin(), chart_.lines.end(),
            [](const ChartLine& left, const ChartLine& right) {
              return std::tie(left.upper, left.lower) < std::tie(right.upper, right.lower);
            });
}

// The legend shows what is drawn.
void Drawing::drop_unused_relations() {
  std::vector<std::size_t> now(chart_.relations.size(), none);
  for (const ChartLine& line : chart_.lines) {
    for (const ChartPart& part : line.parts) {
      now[part.look] = 0;
    }
  }
  std::vector<ChartRelation> kept;
  for (std::size_t at = 0; at < now.size(); ++at) {
    if (now[at] != none) {
      now[at] = kept.size();
      kept.push_back(std::move(chart_.relations[at]));
    }
  }
  chart_.relations = std::move(kept);
  for (ChartLine& line : chart_.lines) {
    for (ChartPart& part : line.parts) {
      part.look = now[part.look];
    }
  }
}

}  // namespace

Standing ChartLine::standing() const {
  Standing best = Standing::out;
  for (const ChartPart& part : parts) {
    best = std::max(best, part.standing);
  }
  return best;
}

std::size_t Chart::doubtful_nodes() const {
  return static_cast<std::size_t>(
      std::count_if(nodes.begin(), nodes.end(),
                    [](const ChartNode& node) { return node.standing != Standing::certain; }));
}

std::size_t Chart::doubtful_links() const {
  std::size_t count = 0;
  for (const ChartLine& line : lines) {
    count += static_cast<std::size_t>(
        std::count_if(line.parts.begin(), line.parts.end(),
                      [](const ChartPart& part) { return part.standing != Standing::certain; }));
  }
  return count;
}

std::size_t Chart::links() const {
  std::size_t count = 0;
  for (const ChartLine& line : lines) {
    count += line.parts.size();
  }
  return count;
}

Chart chart(const structure::Snapshot& snapshot, const Vocabulary& words, const ChartWish& wish) {
  return Drawing(snapshot, words, wish).run();
}

}  // namespace remit::report
