/** What is shared, before it is submitted. Route {@code review-accounts}. */
@NullMarked
package io.fairlead.connect.screen.reviewaccounts;

import org.jspecify.annotations.NullMarked;
