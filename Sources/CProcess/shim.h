#ifndef CPROCESS_SHIM_H
#define CPROCESS_SHIM_H

#include <sys/prctl.h>

// Swift cannot call a function with a variable number of arguments.

/// No program that this thread, or one it makes, starts gains a right; cannot be taken back.
static inline int forbid_new_privileges(void) {
  return prctl(PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L);
}

/// Nobody but root reads or traces the memory of this process.
static inline int forbid_tracing(void) {
  return prctl(PR_SET_DUMPABLE, 0L, 0L, 0L, 0L);
}

#endif
