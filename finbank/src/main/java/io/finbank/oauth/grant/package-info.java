/** What users have consented to, and the tokens that stand for it. */
@NullMarked
package io.finbank.oauth.grant;

import org.jspecify.annotations.NullMarked;
