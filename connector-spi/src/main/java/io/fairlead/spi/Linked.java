package io.fairlead.spi;

/**
 * The consumer's accounts can be reached.
 *
 * @param grant gives the access from now on
 * @param inventory the accounts found
 */
public record Linked(Grant grant, Inventory inventory) {}
