package io.fairlead.connect.screen;

/**
 * Where a consumer goes on after Fairlead.
 *
 * @param partnerName who sent the consumer
 * @param url the partner's address, with the outcome in its query
 */
public record ReturnLink(String partnerName, String url) {}
