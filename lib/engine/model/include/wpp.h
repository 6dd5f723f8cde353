/*
 * Software tracing (WPP) without its generated `.tmh` files: statements that evaluate nothing.
 * Trace functions a project names itself (`TraceEvents`, ...) stay calls, because it may define them.
 */
#define WPP_INIT_TRACING(...) ((void)0)
#define WPP_CLEANUP(...) ((void)0)
#define WPP_LEVEL_ENABLED(...) 0
#define WPP_LEVEL_FLAGS_ENABLED(...) 0
#define WPP_LEVEL_FLAGS_LOGGER(...)
#define WPP_LEVEL_LOGGER(...)
#define WPP_RECORDER_INITIALIZE(...) ((void)0)
#define DoTraceMessage(...) ((void)0)
#define DoTraceLevelMessage(...) ((void)0)
#define DoDebugTrace(...) ((void)0)
#define TraceLoggingRegister(...) ((void)0)
#define TraceLoggingUnregister(...) ((void)0)
#define TraceLoggingWrite(...) ((void)0)
#define TRACELOGGING_DECLARE_PROVIDER(name) extern const int name
#define TRACELOGGING_DEFINE_PROVIDER(name, ...) extern const int name
#define RECORDER_CONFIGURE_PARAMS_INIT(...) ((void)0)
__portcullis_mark(pure) void TraceEvents();
