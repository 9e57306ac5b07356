# What `cmake --install` writes: the program, the rules beside it, and the engine as a package
# for find_package(remit). The program finds its rules at ../share/remit from where it lies.
include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/remit")

get_property(modules GLOBAL PROPERTY REMIT_MODULES)
install(TARGETS ${modules} remit_engine EXPORT remit
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  FILE_SET HEADERS DESTINATION include/remit
  INCLUDES DESTINATION include/remit)
install(EXPORT remit NAMESPACE remit:: FILE remitTargets.cmake DESTINATION "${package_dir}")

configure_package_config_file(
  engine/cmake/remitConfig.cmake.in "${PROJECT_BINARY_DIR}/remitConfig.cmake"
  INSTALL_DESTINATION "${package_dir}")
# Before 1.0 a new minor version may change the interface.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/remitConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES
  "${PROJECT_BINARY_DIR}/remitConfig.cmake" "${PROJECT_BINARY_DIR}/remitConfigVersion.cmake"
  DESTINATION "${package_dir}")

install(TARGETS remit RUNTIME DESTINATION bin)
install(DIRECTORY rules DESTINATION share/remit)
install(FILES cli/check.schema.json DESTINATION share/remit)
install(FILES LICENSE DESTINATION share/doc/remit)
