/**
 * Partners: the companies whose backends call Fairlead. Owns {@code partner}, {@code app_key} and
 * {@code access_token}; checks app keys, secrets and tokens and locks out who guesses.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package io.fairlead.partner;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
