package io.fairlead.session.web;

import io.fairlead.shared.web.Frame;

/**
 * Asks whether the consumer is still there, for browsers without scripts; all others ask in a
 * dialog. Template {@code session/idle}.
 *
 * @param stayAction goes on
 * @param endPage shows the end once it has come
 */
public record IdlePage(Frame frame, String stayAction, String endPage) {}
