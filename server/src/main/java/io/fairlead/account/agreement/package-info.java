/** What may be read of a login's accounts, and for how long. */
@NullMarked
@NamedInterface("agreement")
package io.fairlead.account.agreement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
