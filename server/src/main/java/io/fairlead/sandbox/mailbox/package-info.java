/** The pages of the sandbox's mailbox, whose mail {@code email} keeps. */
@NullMarked
package io.fairlead.sandbox.mailbox;

import org.jspecify.annotations.NullMarked;
