/**
 * The bank as an OAuth authorization server: pushed requests, codes and tokens, and what users
 * consented to.
 */
@NullMarked
package io.finbank.oauth;

import org.jspecify.annotations.NullMarked;
