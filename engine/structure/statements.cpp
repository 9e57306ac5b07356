#include "structure/statements.hpp"

#include <iterator>
#include <utility>

namespace remit::structure {
namespace {

template <typename Item>
void append(std::vector<Item>& all, std::vector<Item>&& more) {
  if (all.empty()) {
    all = std::move(more);
    return;
  }
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// Where what one file says comes to stand among what all say.
class Moved {
 public:
  Moved(Statements& into, const Names& names)
      : tables_(static_cast<std::uint32_t>(into.tables.size())),
        details_(static_cast<std::uint32_t>(into.details.size())),
        links_(static_cast<std::uint32_t>(into.links.size())) {
    names_.reserve(names.size());
    for (std::size_t at = 0; at < names.size(); ++at) {
      names_.push_back(into.names.intern(names[static_cast<NameId>(at)]));
    }
  }

  void name(NameId& id) const { id = names_[static_cast<std::size_t>(id)]; }

  void names(std::vector<NamedPlace>& places) const {
    for (NamedPlace& place : places) {
      name(place.name);
    }
  }

  void table(std::uint32_t& at) const { at += tables_; }

  void details(std::uint32_t& at) const { at += details_; }

  void details(std::optional<std::uint32_t>& at) const {
    if (at) {
      *at += details_;
    }
  }

  void link(std::uint32_t& at) const { at += links_; }

  void operator()(DetailsStatement& one) const {
    details(one.table);
    if (one.sources) {
      for (CitedPlace& place : *one.sources) {
        name(place.source);
      }
    }
    for (QualifierStatement& qualifier : one.qualifiers) {
      if (auto* const places = std::get_if<std::vector<NamedPlace>>(&qualifier.value)) {
        names(*places);
      }
    }
  }

  void operator()(LinkStatement& one) const {
    table(one.table);
    name(one.object);
    details(one.details);
  }

  void operator()(OwnerStatement& one) const {
    link(one.link);
    name(one.owner.name);
  }

  void operator()(ValueStatement& one) const {
    table(one.table);
    details(one.details);
  }

  void operator()(CompleteStatement& one) const {
    table(one.table);
    details(one.details);
  }

  void operator()(ListStatement& one) const { table(one.table); }

  void operator()(TableStatement& one) const {
    name(one.name.name);
    details(one.details);
    details(one.made_details);
    names(one.of);
  }

  void operator()(CensusStatement& one) const {
    name(one.kind.name);
    name(one.within.name);
    details(one.details);
  }

  void operator()(ProposalStatement& one) const {
    table(one.table);
    names(one.subjects);
  }

  void operator()(ModelStatement& one) const {
    names(one.scope);
    names(one.beyond);
    for (CompleteStatement& list : one.complete) {
      details(list.details);
    }
  }

  template <typename Item>
  void all(std::vector<Item>& items) const {
    for (Item& item : items) {
      (*this)(item);
    }
  }

 private:
  std::uint32_t tables_;
  std::uint32_t details_;
  std::uint32_t links_;
  std::vector<NameId> names_{};  // by the id that a name had
};

// What `[model]` says, of a model that was begun.
void add_model(std::vector<ModelStatement>& models, ModelStatement&& said,
               std::vector<text::Diagnostic>& diagnostics) {
  ModelStatement& known = models[static_cast<std::size_t>(said.id)];
  if (known.model.span == text::Span{}) {
    said.model.place = std::move(known.model.place);
    known = std::move(said);
    return;
  }
  diagnostics.push_back({.code = text::Code::duplicate_id,
                         .message = "`[model]` stands in two files of this model",
                         .primary = text::Label{.span = said.model.span, .text = {}},
                         .related = {{.span = known.model.span, .text = "the other"}},
                         .help = "keep one"});
}

}  // namespace

void Statements::add(Statements&& other, std::vector<text::Diagnostic>& diagnostics) {
  const Moved moved(*this, other.names);
  moved.all(other.models);
  moved.all(other.tables);
  moved.all(other.details);
  moved.all(other.links);
  moved.all(other.owners);
  moved.all(other.values);
  moved.all(other.complete);
  moved.all(other.lists);
  moved.all(other.censuses);
  moved.all(other.proposals);
  for (ModelStatement& model : other.models) {
    add_model(models, std::move(model), diagnostics);
  }
  append(tables, std::move(other.tables));
  append(details, std::move(other.details));
  append(links, std::move(other.links));
  append(owners, std::move(other.owners));
  append(values, std::move(other.values));
  append(complete, std::move(other.complete));
  append(lists, std::move(other.lists));
  append(sources, std::move(other.sources));
  append(censuses, std::move(other.censuses));
  append(proposals, std::move(other.proposals));
  append(doubtful, std::move(other.doubtful));
  append(lost, std::move(other.lost));
  incomplete = incomplete || other.incomplete;
  april_years = april_years || other.april_years;
}

}  // namespace remit::structure
