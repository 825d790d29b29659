/**
 * Partners: the companies whose backends call Fairlead. Owns {@code partner}, {@code app_key},
 * {@code access_token} and {@code failed_authentication}; checks app keys, secrets and tokens and
 * makes those wait who guess.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "audit"})
package io.fairlead.partner;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
