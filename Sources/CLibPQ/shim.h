#ifndef CLIBPQ_SHIM_H
#define CLIBPQ_SHIM_H

#include <libpq-fe.h>

// Swift does not see character macros: the error fields it needs, as constants.
static const int DIAG_SEVERITY = PG_DIAG_SEVERITY_NONLOCALIZED;
static const int DIAG_SQLSTATE = PG_DIAG_SQLSTATE;
static const int DIAG_MESSAGE_PRIMARY = PG_DIAG_MESSAGE_PRIMARY;
static const int DIAG_TABLE_NAME = PG_DIAG_TABLE_NAME;
static const int DIAG_COLUMN_NAME = PG_DIAG_COLUMN_NAME;
static const int DIAG_CONSTRAINT_NAME = PG_DIAG_CONSTRAINT_NAME;
static const int DIAG_SOURCE_FUNCTION = PG_DIAG_SOURCE_FUNCTION;

#endif
