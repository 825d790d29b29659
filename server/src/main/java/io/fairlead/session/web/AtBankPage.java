package io.fairlead.session.web;

import io.fairlead.shared.web.Frame;

/**
 * Waits while the consumer is on the bank's own page. Template {@code session/at-bank}.
 *
 * @param bankPage the bank's page
 * @param againAction opens it once more; takes {@code step}
 * @param hereAction opens it in place of the app; takes {@code step}
 * @param nextPage answers with the screen that shows now, for browsers without scripts
 */
public record AtBankPage(
        Frame frame,
        BankView bank,
        String bankPage,
        String againAction,
        String hereAction,
        String nextPage,
        int step) {}
