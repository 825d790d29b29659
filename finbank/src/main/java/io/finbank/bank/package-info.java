/**
 * The bank's data: institutions, profiles, accounts and what happens on them, computed from profile
 * and date.
 */
@NullMarked
package io.finbank.bank;

import org.jspecify.annotations.NullMarked;
