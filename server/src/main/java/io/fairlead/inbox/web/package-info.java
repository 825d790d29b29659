/** The address of an inbox, and its page. */
@NullMarked
package io.fairlead.inbox.web;

import org.jspecify.annotations.NullMarked;
