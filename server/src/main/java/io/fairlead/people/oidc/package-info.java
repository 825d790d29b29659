/** Signing in at the operator's OpenID provider. */
@NullMarked
package io.fairlead.people.oidc;

import org.jspecify.annotations.NullMarked;
