package io.fairlead.session.web;

import io.fairlead.shared.web.Frame;

/**
 * Asks whether to remove a bank, for browsers without scripts; all others ask in a dialog. Template
 * {@code session/remove}.
 */
public record RemovePage(Frame frame, ReviewPage.SharedBank shared, String stayPage, int step) {}
