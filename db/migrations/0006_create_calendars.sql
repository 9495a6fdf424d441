-- Days that are not what their weekday says: days off, and working days made up for them.

CREATE TABLE calendar_days (
  day date PRIMARY KEY,
  working boolean NOT NULL,
  kind text NOT NULL,
  name_vi text NOT NULL,
  name_en text NOT NULL
);

GRANT SELECT ON calendar_days TO thanhtra_app;
