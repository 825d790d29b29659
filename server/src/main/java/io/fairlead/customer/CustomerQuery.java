package io.fairlead.customer;

import org.jspecify.annotations.Nullable;

/**
 * Which of a partner's customers to list.
 *
 * @param search a text found in the username or in the names, first name first or last
 * @param username the whole username
 * @param start the place of the first customer to show, from 1
 * @param limit how many to show at most
 */
public record CustomerQuery(
        @Nullable String search,
        @Nullable String username,
        @Nullable CustomerType type,
        int start,
        int limit) {}
