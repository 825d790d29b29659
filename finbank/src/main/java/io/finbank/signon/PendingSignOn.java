package io.finbank.signon;

import io.finbank.resource.Visitor;
import org.jspecify.annotations.Nullable;

/**
 * A sign-on with open questions.
 *
 * @param round which questions of the script these are, from 1
 * @param expected the only right answer; null when there is none
 */
record PendingSignOn(Visitor visitor, Script script, int round, @Nullable String expected) {}
