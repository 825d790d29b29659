package io.fairlead.session.web;

/**
 * Where a consumer goes on after Fairlead.
 *
 * @param partnerName who sent the consumer
 * @param url the partner's address, with the outcome in its query
 */
public record WayBack(String partnerName, String url) {}
