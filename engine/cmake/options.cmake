# What a person may choose, and what every target of remit is compiled with.

option(REMIT_TESTS "Build the tests" ${PROJECT_IS_TOP_LEVEL})

# ccache makes a second build of the same text free. A launcher given by the caller wins.
find_program(REMIT_CCACHE ccache)
mark_as_advanced(REMIT_CCACHE)
if(PROJECT_IS_TOP_LEVEL AND REMIT_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${REMIT_CCACHE}")
endif()

# The engine needs headers only. Debian's packages of fmt and toml++ also bring shared
# libraries, which are not linked in what people install: fmt is used header-only, and `text`
# compiles the one implementation of toml++.
#
# Header-only fmt is compiled again in every file: 10 s each under the sanitizers. Builds that are
# only for tests link the library.
option(REMIT_FMT_HEADER_ONLY "Compile fmt into remit; else link the library" ON)
mark_as_advanced(REMIT_FMT_HEADER_ONLY)
find_package(fmt 9 REQUIRED)
find_package(Boost 1.81 REQUIRED)
find_path(REMIT_TOMLPLUSPLUS_INCLUDE toml++/toml.h REQUIRED)
mark_as_advanced(REMIT_TOMLPLUSPLUS_INCLUDE)

# remit_compile(TARGET): the language, the warnings, and paths without the place of the checkout.
function(remit_compile target)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wold-style-cast
    "-fmacro-prefix-map=${PROJECT_SOURCE_DIR}/="
    $<$<CONFIG:Release>:-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=>)
endfunction()

# remit_headers_of_others(TARGET): the header-only libraries, seen by TARGET and by nobody who
# links it. BUILD_INTERFACE keeps them out of the installed package.
function(remit_headers_of_others target)
  target_compile_definitions(${target} PRIVATE TOML_HEADER_ONLY=0)
  target_include_directories(${target} SYSTEM PRIVATE "${REMIT_TOMLPLUSPLUS_INCLUDE}")
  target_link_libraries(${target} PRIVATE
    $<BUILD_INTERFACE:$<IF:$<BOOL:${REMIT_FMT_HEADER_ONLY}>,fmt::fmt-header-only,fmt::fmt>>
    $<BUILD_INTERFACE:Boost::headers>)
endfunction()
