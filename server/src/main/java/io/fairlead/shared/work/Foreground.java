package io.fairlead.shared.work;

/** Work of this node for which people wait, so that work for which nobody waits steps back. */
public interface Foreground {

    /** Whether this node is about as busy with it as it can well be. */
    boolean isBusy();
}
