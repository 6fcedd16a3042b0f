// PROJ's objects with owners. PROJ stays off the network and is silent on stderr.
#pragma once

#include <proj.h>
#include <proj_experimental.h>

#include <memory>
#include <string>

namespace diaban::geo {

struct ProjDeleter {
  void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
  void operator()(PJ* object) const { proj_destroy(object); }
  void operator()(PJ_OBJ_LIST* list) const { proj_list_destroy(list); }
  void operator()(PJ_OPERATION_FACTORY_CONTEXT* factory) const
  {
    proj_operation_factory_context_destroy(factory);
  }
};

using ProjContext = std::unique_ptr<PJ_CONTEXT, ProjDeleter>;
using ProjObject = std::unique_ptr<PJ, ProjDeleter>;
using ProjList = std::unique_ptr<PJ_OBJ_LIST, ProjDeleter>;
using ProjFactory = std::unique_ptr<PJ_OPERATION_FACTORY_CONTEXT, ProjDeleter>;

inline ProjContext makeProjContext()
{
  ProjContext context(proj_context_create());
  proj_context_set_enable_network(context.get(), 0);
  proj_log_level(context.get(), PJ_LOG_NONE);
  return context;
}

/// The calling thread's own context: a context must not be used by two threads.
inline PJ_CONTEXT* threadProjContext()
{
  thread_local const ProjContext context = makeProjContext();
  return context.get();
}

/// An object of EPSG's register; null if there is none.
inline ProjObject epsgObject(PJ_CONTEXT* context, int code, PJ_CATEGORY category)
{
  const std::string text = std::to_string(code);
  return ProjObject(proj_create_from_database(context, "EPSG", text.c_str(), category, 0, nullptr));
}

} // namespace diaban::geo
