import smtplib
from datetime import timedelta

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.core.management import call_command
from django.db import transaction

from portal.common.clock import now
from portal.common.outbox import services
from portal.common.outbox.models import MAX_ATTEMPTS, OutgoingMail
from portal.common.retention import keep_terms
from tests.mail import sent_mails

State = OutgoingMail.State
pytestmark = pytest.mark.django_db


def write(to="olena@example.org", subject="A subject", text="A text"):
    send_mail(subject, text, None, [to])
    return OutgoingMail.objects.latest("created_at")


def deliver(*, after=timedelta(seconds=1)):
    return services.deliver_due(at=now() + after)


def test_RE5_mail_server_down_the_request_succeeds_and_the_mail_is_sent_exactly_once_later(mail_server):
    """RE5: nothing fails, the mail waits where it can be seen, and arrives once when the server is back."""
    mail_server.stop()
    mail = write(text="Grüße aus Kyjiw: Привіт")

    assert deliver() == 0
    mail.refresh_from_db()
    assert (mail.state, mail.attempts, mail.failure) == (State.WAITING, 1, "ConnectionRefusedError")
    assert mail.next_attempt_at > now() + timedelta(seconds=59)

    mail_server.start()
    assert deliver() == 0, "not before its time"
    assert deliver(after=timedelta(minutes=2)) == 1
    assert deliver(after=timedelta(days=1)) == 0
    assert [(mail.to, mail.text.strip()) for mail in mail_server.mails] == [
        ("olena@example.org", "Grüße aus Kyjiw: Привіт")
    ]
    mail.refresh_from_db()
    assert (mail.state, bytes(mail.message)) == (State.SENT, b""), "a sent mail keeps no text"


def test_a_mail_of_a_rolled_back_act_is_never_sent():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write()
        raise ZeroDivisionError
    assert sent_mails() == []


def test_IN14_line_breaks_in_names_and_subjects_add_no_header():
    """IN14"""
    message = EmailMultiAlternatives(
        "Hello\r\nBcc: other@example.org",
        "A text",
        to=["olena@example.org"],
        headers={"X-Name": "Olena\nX-Evil: 1"},
    )
    message.attach_alternative("<p>A text</p>", "text/html")
    message.send()
    [mail] = sent_mails()
    assert (mail.subject, mail.message["X-Name"]) == ("Hello Bcc: other@example.org", "Olena X-Evil: 1")
    assert (mail.message["Bcc"], mail.message["X-Evil"]) == (None, None)
    assert mail.recipients == ["olena@example.org"]


@pytest.mark.parametrize(
    "address", ["a@example.org\nBcc: b@example.org", "Olena\r\nBcc: x@example.org <a@example.org>"]
)
def test_IN14_a_line_break_in_an_address_is_refused(address):
    """IN14"""
    with pytest.raises(ValueError):
        EmailMessage("S", "T", to=[address]).send()
    assert OutgoingMail.objects.count() == 0


def test_names_of_recipients_and_copies_become_plain_addresses(mail_server):
    EmailMessage("S", "T", to=["Олена <olena@example.org>"], bcc=["karin@example.org"]).send()
    assert deliver() == 1
    [mail] = mail_server.mails
    assert mail.recipients == ["olena@example.org", "karin@example.org"]
    assert mail.message["Bcc"] is None
    assert mail.message["Message-ID"].endswith("@localhost>"), "the name of this machine stays here"


def test_a_refusal_for_good_is_the_end_and_stays_visible(mail_server):
    mail_server.answer = "550 No such mailbox olena@example.org"
    mail = write()
    deliver()
    mail.refresh_from_db()
    assert (mail.state, mail.failure) == (State.GIVEN_UP, "SMTPDataError")
    assert list(OutgoingMail.objects.in_trouble()) == [mail]


def test_a_refusal_for_now_waits_longer_each_time_and_ends_after_the_last_attempt(mail_server):
    mail_server.answer = "451 Try again later"
    mail = write()
    moment, waits = now() + timedelta(seconds=1), []
    for _attempt in range(MAX_ATTEMPTS):
        services.deliver_due(at=moment)
        mail.refresh_from_db()
        waits.append(round((mail.next_attempt_at - moment).total_seconds() / 60))
        moment = max(moment, mail.next_attempt_at)
    assert waits[:-1] == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]
    assert (mail.state, mail.attempts) == (State.GIVEN_UP, MAX_ATTEMPTS)


def test_a_line_that_breaks_while_handing_over_is_never_repeated_by_a_machine(monkeypatch):
    """RE13: the mail may have arrived."""
    from django.core.mail.backends.locmem import EmailBackend

    def breaks(self, messages):
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr(EmailBackend, "send_messages", breaks)
    mail = write()
    deliver()
    monkeypatch.undo()
    deliver(after=timedelta(days=2))
    mail.refresh_from_db()
    assert (mail.state, mail.attempts, mail.failure) == (State.UNCLEAR, 1, "SMTPServerDisconnected")
    assert sent_mails() == []

    services.retry_troubled()
    assert [mail.to for mail in sent_mails()] == ["olena@example.org"]


def test_a_mail_whose_worker_died_is_named_and_not_repeated():
    """RE13"""
    mail = write()
    OutgoingMail.objects.filter(pk=mail.pk).update(state=State.SENDING, claimed_at=now())
    assert services.mark_cut_off() == 0
    assert services.mark_cut_off(at=now() + timedelta(minutes=11)) == 1
    mail.refresh_from_db()
    assert (mail.state, mail.failure) == (State.UNCLEAR, "WorkerLost")


def test_old_mails_are_forgotten_and_waiting_ones_are_not():
    done, waiting = write(), write()
    OutgoingMail.objects.filter(pk=done.pk).update(state=State.GIVEN_UP)
    keep_terms(at=now() + timedelta(days=15))
    assert list(OutgoingMail.objects.all()) == [waiting]


def test_RE13_four_workers_at_once_send_each_mail_once(mail_server, file_database):
    """RE13: conditional UPDATE, not check-then-act."""
    sent = file_database(OutgoingMail).run_in_processes(4, _write_and_deliver)
    assert sum(sent) == 40
    assert sorted(mail.subject for mail in mail_server.mails) == sorted(
        f"{writer}/{number}" for writer in range(4) for number in range(10)
    )


def _write_and_deliver(writer):
    for number in range(10):
        write(subject=f"{writer}/{number}")
    sent = 0
    while OutgoingMail.objects.waiting().exists():
        sent += deliver()
    return sent


def test_the_person_on_call_sees_the_queue_without_addresses_and_may_try_again(capsys):
    """RE5: the queue is visible."""
    mail = write()
    OutgoingMail.objects.filter(pk=mail.pk).update(state=State.GIVEN_UP, failure="SMTPDataError")
    write()
    call_command("outbox")
    assert capsys.readouterr().out.split() == ["1", "given_up", "SMTPDataError", "1", "waiting"]
    call_command("outbox", "--retry")
    assert capsys.readouterr().out.startswith("1 mails wait")
    assert len(sent_mails()) == 2
