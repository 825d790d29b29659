/**
 * The HTTP side of the Connect app: opening links, a session's pages and actions, the return from a
 * bank's page.
 */
@NullMarked
package io.fairlead.connect.web;

import org.jspecify.annotations.NullMarked;
