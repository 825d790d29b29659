package io.fairlead.chaos;

import io.fairlead.sandbox.Demo;
import io.fairlead.shared.RandomId;
import io.fairlead.support.ScriptedMailServer;
import io.fairlead.support.SendCalls;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Mails with links, each to an address of its own. */
final class MailLoad implements Load {

    private final SendCalls calls;
    private final ScriptedMailServer mailServer;
    private final Queue<String> addresses = new ConcurrentLinkedQueue<>();

    MailLoad(Callers callers, ScriptedMailServer mailServer) {
        this.calls = new SendCalls(callers.partner(), Demo.CUSTOMER.value());
        this.mailServer = mailServer;
    }

    @Override
    public String name() {
        return "mails";
    }

    @Override
    public void step() {
        var address = newAddress();
        calls.link(calls.one(address));
        addresses.add(address);
    }

    private static String newAddress() {
        return RandomId.hex() + "@example.com";
    }

    @Override
    public int acknowledged() {
        return addresses.size();
    }

    /** The mail server has seen the end of each message. */
    @Override
    public List<String> lost() {
        var received = String.join("", mailServer.receivers());
        return addresses.stream()
                .filter(address -> !received.contains(address))
                .map(address -> "mail to " + address)
                .toList();
    }

    @Override
    public void claimFalsely() {
        addresses.add(newAddress());
    }
}
