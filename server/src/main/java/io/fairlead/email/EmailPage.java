package io.fairlead.email;

import java.util.List;

/**
 * A part of a partner's mails, latest first.
 *
 * @param found how many there are in all
 * @param moreAvailable whether some come after these
 */
public record EmailPage(long found, boolean moreAvailable, List<Email> emails) {}
