// The one place where the parser itself is compiled (TOML_HEADER_ONLY is 0 everywhere).
#define TOML_IMPLEMENTATION
#include <toml++/toml.h>
