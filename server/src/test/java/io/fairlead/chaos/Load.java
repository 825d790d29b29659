package io.fairlead.chaos;

import java.util.List;

/** What callers of one kind do, and what the server has acknowledged to them. */
interface Load {

    String name();

    /** Does it once more. */
    void step();

    /** How much was acknowledged until now. */
    int acknowledged();

    /** What was acknowledged and is not so, once there is no load and no work in the background. */
    List<String> lost();

    /** Claims that something was acknowledged that has never happened. */
    void claimFalsely();
}
