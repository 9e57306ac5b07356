#pragma once

#include "structure/phrases.hpp"

namespace remit::report {

using namespace wording;  // NOLINT(google-build-using-namespace): one set of words for all pages

}  // namespace remit::report
