#include <iostream>

#include "text/utf8.hpp"

int main() {
  // Calls into the library, so that it has to link.
  std::cout << remit::text::length_in_characters("Cyng\xC3\xB4r") << '\n';
}
