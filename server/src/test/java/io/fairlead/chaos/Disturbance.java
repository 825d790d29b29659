package io.fairlead.chaos;

import java.util.Locale;

/** What befalls the server and its database. The short form of the test has the first ones. */
enum Disturbance {

    /** Both are gone at once, as when a machine loses its power. */
    POWER_LOSS,

    /** The server is asked to end, and started again. */
    RESTART,

    /** The database's first process is gone. */
    POSTMASTER_KILLED,

    /** All processes of the database stand still for a while. */
    DATABASE_FROZEN,

    /** The server is gone, and its database goes on. */
    SERVER_KILLED,

    /** The server stands still for a while. */
    SERVER_FROZEN,

    /** One of the database's processes is gone, after which the database recovers all of itself. */
    BACKEND_KILLED;

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
