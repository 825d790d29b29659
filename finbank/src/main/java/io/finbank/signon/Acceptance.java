package io.finbank.signon;

import io.finbank.signon.question.Script;

/**
 * A password that was right.
 *
 * @param profile the data set that this user has at the bank
 * @param script what the bank asks before it lets the user in
 * @param persona whether somebody has made this user up
 */
public record Acceptance(String profile, Script script, boolean persona) {}
