/** Refreshes of transactions in the background, which a partner asks for and looks at later. */
@NamedInterface("refresh")
@NullMarked
package io.fairlead.account.refresh;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
