# The one way to declare a library, a program or a test. A library's rank is its layer: depending on
# an equal or higher rank, or on Qt's window libraries from below, stops the configure step.
define_property(TARGET PROPERTY DIABAN_RANK BRIEF_DOCS "layer" FULL_DOCS "layer rank, 0 = lowest")

add_library(diaban_warnings INTERFACE)
target_compile_options(diaban_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  -Wnon-virtual-dtor -Wold-style-cast $<$<BOOL:${DIABAN_WERROR}>:-Werror>)
target_compile_definitions(diaban_warnings INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII
  QT_NO_FOREACH QT_NO_KEYWORDS QT_DISABLE_DEPRECATED_BEFORE=0x060400)

set(_diaban_gui_rank 50)    # below: no QtGui, so no images, fonts or screens
set(_diaban_widget_rank 60) # below: no QtWidgets, nor a library that brings it along
set(_diaban_gui_libs "^Qt6::(Gui|Svg|OpenGL)$")
set(_diaban_widget_libs "^Qt6::(Widgets|PrintSupport|OpenGLWidgets|SvgWidgets|Charts|UiTools)$")

function(_diaban_check_rank name rank)
  foreach(dep IN LISTS ARGN)
    if((rank LESS _diaban_widget_rank AND dep MATCHES "${_diaban_widget_libs}")
       OR (rank LESS _diaban_gui_rank AND dep MATCHES "${_diaban_gui_libs}"))
      message(FATAL_ERROR "${name} (rank ${rank}) must not use ${dep}")
    elseif(dep MATCHES "^diaban::")
      get_target_property(other ${dep} DIABAN_RANK) # unknown target: added too late, also an error
      if(NOT other LESS rank)
        message(FATAL_ERROR "${name} (rank ${rank}) must not depend on ${dep} (rank ${other})")
      endif()
    endif()
  endforeach()
endfunction()

# Each public header must compile on its own; one generated unit includes them one by one.
function(_diaban_check_headers target)
  if(DIABAN_FUZZERS) # what is built for them is checked elsewhere
    return()
  endif()
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/include/*.h)
  foreach(header IN LISTS headers)
    file(RELATIVE_PATH rel ${CMAKE_CURRENT_SOURCE_DIR}/include ${header})
    string(REPLACE "/" "_" unit ${rel})
    file(CONFIGURE OUTPUT selfcheck/${unit}.cpp CONTENT "#include <${rel}>\n" @ONLY)
    target_sources(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/selfcheck/${unit}.cpp ${header})
  endforeach()
endfunction()

# moc does not notice files that a glob brings: when the list of a target changes, it starts anew.
function(diaban_watch_sources target)
  get_target_property(sources ${target} SOURCES)
  set(list ${CMAKE_CURRENT_BINARY_DIR}/${target}_sources.txt)
  set(before "")
  if(EXISTS ${list})
    file(READ ${list} before)
  endif()
  if(NOT before STREQUAL "${sources}")
    file(WRITE ${list} "${sources}")
    file(REMOVE ${CMAKE_CURRENT_BINARY_DIR}/${target}_autogen/timestamp)
  endif()
endfunction()

# diaban_add_module(<name> RANK <n> [SOURCES generated…] [PUBLIC libs…] [PRIVATE libs…] [DEFINES …]):
# a library of all that lies in its folder's src/.
function(diaban_add_module name)
  cmake_parse_arguments(M "" "RANK" "SOURCES;PUBLIC;PRIVATE;DEFINES" ${ARGN})
  if(NOT DEFINED M_RANK OR DEFINED M_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "diaban_add_module(${name}): no RANK, or unknown: ${M_UNPARSED_ARGUMENTS}")
  endif()
  _diaban_check_rank(${name} ${M_RANK} ${M_PUBLIC} ${M_PRIVATE})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/src/*.cpp)
  add_library(diaban_${name} STATIC ${sources} ${M_SOURCES})
  add_library(diaban::${name} ALIAS diaban_${name})
  set_target_properties(diaban_${name} PROPERTIES DIABAN_RANK ${M_RANK})
  target_include_directories(diaban_${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR}/include)
  target_link_libraries(diaban_${name} PUBLIC ${M_PUBLIC} PRIVATE diaban_warnings ${M_PRIVATE})
  target_compile_definitions(diaban_${name} PRIVATE ${M_DEFINES})
  _diaban_check_headers(diaban_${name})
  diaban_watch_sources(diaban_${name})
endfunction()

find_program(DIABAN_XVFB_RUN xvfb-run)

# Registers a built test with ctest; windows get a real display of their own, since the offscreen
# platform hides too much.
function(_diaban_register_test target name isGui timeout labels)
  set(platform offscreen)
  if(isGui AND DIABAN_XVFB_RUN)
    set(platform xcb)
    add_test(NAME ${name} COMMAND
      ${DIABAN_XVFB_RUN} -a -s "-screen 0 3840x2160x24" $<TARGET_FILE:${target}>)
    set_tests_properties(${name} PROPERTIES RESOURCE_LOCK display) # "-a" races with itself
  else()
    add_test(NAME ${name} COMMAND ${target})
  endif()
  # Settings, backups and copies of tests are not the developer's.
  set(home ${CMAKE_BINARY_DIR}/tests/home/${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT ${timeout} LABELS "${labels}" ENVIRONMENT
    "QT_QPA_PLATFORM=${platform};LC_ALL=C.UTF-8;TZ=UTC;DIABAN_CLI=${CMAKE_BINARY_DIR}/bin/diaban-cli;XDG_CONFIG_HOME=${home}/config;XDG_DATA_HOME=${home}/data;${ARGN}")
endfunction()

# diaban_add_test(<name> LINK libs… [LABELS fast|gui|slow] [TIMEOUT s] [SOURCES extra…] [SCALES n…]):
# builds tst_<name>.cpp of the current folder and registers it with ctest, once more for each scale
# of the screen.
function(diaban_add_test name)
  cmake_parse_arguments(T "" "TIMEOUT" "LINK;LABELS;SOURCES;SCALES" ${ARGN})
  add_executable(tst_${name} tst_${name}.cpp ${T_SOURCES})
  target_link_libraries(tst_${name} PRIVATE diaban_warnings Qt6::Test ${T_LINK})
  target_include_directories(tst_${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  set_target_properties(tst_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  target_compile_definitions(tst_${name} PRIVATE
    DIABAN_SOURCE_DIR="${CMAKE_SOURCE_DIR}" DIABAN_TEST_FIXTURES="${CMAKE_CURRENT_SOURCE_DIR}/data")
  if(NOT T_TIMEOUT)
    set(T_TIMEOUT 60)
  endif()
  set(isGui OFF)
  if("gui" IN_LIST T_LABELS)
    set(isGui ON)
  endif()
  _diaban_register_test(tst_${name} ${name} ${isGui} ${T_TIMEOUT} "${T_LABELS}")
  foreach(scale IN LISTS T_SCALES)
    _diaban_register_test(tst_${name} ${name}_x${scale} ${isGui} ${T_TIMEOUT} "${T_LABELS}"
      QT_SCALE_FACTOR=${scale})
  endforeach()
endfunction()
