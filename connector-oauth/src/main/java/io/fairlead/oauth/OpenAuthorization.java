package io.fairlead.oauth;

import io.fairlead.spi.SecretText;

/**
 * An authorization that a consumer is at the bank for: what must be remembered until they return.
 *
 * @param state which the bank's answer must repeat
 * @param verifier proves with the code that the request was ours
 */
public record OpenAuthorization(String state, SecretText verifier) {}
