/** The bodies of webhook requests: events as JSON or XML, byte by byte as receivers hash them. */
@NullMarked
package io.fairlead.webhook.body;

import org.jspecify.annotations.NullMarked;
