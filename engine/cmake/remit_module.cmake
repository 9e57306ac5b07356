# remit_module(NAME
#   HEADERS   what callers include; installed, and compiled alone to prove that they stand alone
#   SOURCES   .cpp files, and headers that stay inside the module
#   TESTS     *_test.cpp, gathered into the one program NAME_test
#   USES      modules that its headers show: remit::text ...
#   TEST_USES what only its tests link)
#
# Makes the library remit_NAME, known as remit::NAME here and in the installed package. A module
# without sources is an interface library, so an empty one is already a target.
function(remit_module name)
  cmake_parse_arguments(PARSE_ARGV 1 module "" "" "HEADERS;SOURCES;TESTS;USES;TEST_USES")
  if(DEFINED module_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "remit_module(${name}): not understood: ${module_UNPARSED_ARGUMENTS}")
  endif()

  set(target remit_${name})
  if(module_SOURCES)
    add_library(${target} STATIC ${module_SOURCES})
    set(scope PUBLIC)
    remit_compile(${target})
    remit_headers_of_others(${target})
  else()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
    target_compile_features(${target} INTERFACE cxx_std_20)
  endif()
  add_library(remit::${name} ALIAS ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name})

  # Code writes "text/span.hpp", from the tree and from an installed copy alike.
  target_sources(${target} ${scope}
    FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/engine" FILES ${module_HEADERS})
  target_link_libraries(${target} ${scope} ${module_USES})
  set_property(GLOBAL APPEND PROPERTY REMIT_MODULES ${target})

  if(REMIT_TESTS AND module_TESTS)
    remit_test(${name}_test PREFIX ${name} SOURCES ${module_TESTS}
      USES remit::${name} ${module_TEST_USES})
  endif()
endfunction()

# remit_test(PROGRAM PREFIX prefix SOURCES file... USES target...): a GoogleTest program, of which
# each case is a test of CTest named prefix.Suite.Case.
function(remit_test program)
  cmake_parse_arguments(PARSE_ARGV 1 test "" "PREFIX" "SOURCES;USES")
  add_executable(${program} ${test_SOURCES})
  remit_compile(${program})
  remit_headers_of_others(${program})
  target_include_directories(${program} PRIVATE "${PROJECT_SOURCE_DIR}/engine")
  target_link_libraries(${program} PRIVATE ${test_USES} GTest::gtest_main)
  # Tests that read the project's own rules and models find them from the top of the tree.
  target_compile_definitions(${program} PRIVATE REMIT_SOURCE_TREE="${PROJECT_SOURCE_DIR}")
  gtest_discover_tests(${program}
    TEST_PREFIX ${test_PREFIX}.
    DISCOVERY_MODE PRE_TEST
    DISCOVERY_TIMEOUT 60
    PROPERTIES LABELS unit)
endfunction()
