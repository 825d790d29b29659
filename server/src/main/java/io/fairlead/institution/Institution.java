package io.fairlead.institution;

/**
 * A bank that can be linked.
 *
 * @param id digits, given by the directory
 * @param name as consumers see it
 * @param oauth whether consumers sign in on the bank's own pages
 */
public record Institution(String id, String name, boolean oauth) {}
