package io.finbank.oauth.signin;

import io.finbank.resource.Visitor;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A user who has signed in at the bank's pages. */
public final class SignedInUser extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Visitor visitor;

    public SignedInUser(Visitor visitor) {
        super(AuthorityUtils.NO_AUTHORITIES);
        this.visitor = visitor;
        setAuthenticated(true);
    }

    /** Who it is. */
    public Visitor visitor() {
        return visitor;
    }

    /** The same user id may be known to several institutions. */
    @Override
    public String getName() {
        return visitor.institutionId() + "/" + visitor.userid();
    }

    @Override
    public Object getPrincipal() {
        return visitor;
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
