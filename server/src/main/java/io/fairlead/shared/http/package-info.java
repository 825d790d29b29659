/** The one way out: every call that this server makes to another goes through here. */
@NullMarked
package io.fairlead.shared.http;

import org.jspecify.annotations.NullMarked;
