/** The wire form of accounts, which API answers and webhooks share. */
@NullMarked
@NamedInterface("wire")
package io.fairlead.account.wire;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
