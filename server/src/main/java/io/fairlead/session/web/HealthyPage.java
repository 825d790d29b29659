package io.fairlead.session.web;

import io.fairlead.shared.web.Frame;

/** The login to be repaired works. Template {@code session/healthy}. */
public record HealthyPage(Frame frame, BankView bank, String partnerName, String exitAction) {}
