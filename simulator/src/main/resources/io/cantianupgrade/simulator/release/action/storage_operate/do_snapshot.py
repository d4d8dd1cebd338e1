"""Snapshots of all file systems of the cluster: do_snapshot.py create|rollback|delete <array address> <backup directory>

The account and password of the array come as two lines on standard input. The ids are kept in
<backup directory>/cantian_upgrade_snapshots/processed_snapshots.json, written only after every snapshot succeeded.
"""
import json
import os
import ssl
import sys
import time
import urllib.request

ROOT = os.environ.get("SIM_ROOT", "")
ETC = ROOT + "/etc/simulator"
HERE = os.path.dirname(os.path.realpath(__file__))
SNAPSHOT_GONE = 1077937875
NO_ROLLBACK = 1073754143
FINISHED = ("0", "3")  # idle, complete
FILE_SYSTEM = 40


def first_line(path, otherwise):
    try:
        with open(path, encoding="utf-8") as file:
            return file.readline().strip() or otherwise
    except FileNotFoundError:
        return otherwise


class Array:
    """A session with DeviceManager."""

    def __init__(self, address, user, password):
        host, _, port = address.partition(":")
        self.base = f"https://{host}:{port or first_line(ETC + '/array_port', '8088')}/deviceManager/rest"
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE  # as the vendor's client does
        self.opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context), urllib.request.HTTPCookieProcessor()
        )
        self.token = None
        session = self.call("POST", "/xxxxx/sessions", {"username": user, "password": password, "scope": 0, "loginMode": 3})
        self.token = session["iBaseToken"]
        self.base = f"{self.base}/{session['deviceid']}"

    def call(self, method, path, body=None, tolerated=()):
        request = urllib.request.Request(self.base + path, method=method)
        request.add_header("Content-Type", "application/json")
        if self.token:
            request.add_header("iBaseToken", self.token)
        payload = json.dumps(body).encode() if body is not None else None
        with self.opener.open(request, payload, timeout=60) as response:
            answer = json.load(response)
        error = answer.get("error", {})
        if error.get("code", 0) != 0 and error["code"] not in tolerated:
            raise RuntimeError(f"{method} {path}: {error['code']} {error.get('description', '')}")
        data = answer.get("data", {})
        return data[0] if isinstance(data, list) and data else data

    def file_system(self, name, tenant):
        return self.call("GET", f"/filesystem?filter=NAME::{name}&vstoreId={tenant}")["ID"]


def file_systems():
    with open(HERE + "/../../config/deploy_param.json", encoding="utf-8") as file:
        config = json.load(file)
    tenants = {"storage_share_fs": config.get("vstore_id"), "storage_dbstor_fs": config.get("dbstor_fs_vstore_id")}
    return {
        value: tenants.get(key) or "0"
        for key, value in config.items()
        if key.startswith("storage") and key.endswith("_fs") and value
    }


def create(array, known, save):
    made = dict(known)
    stamp = time.strftime("%Y%m%d%H%M%S")
    for name, tenant in file_systems().items():
        if name in made:
            continue
        body = {
            "NAME": f"{name.replace('.', '_')}_{stamp}_{stamp}",
            "PARENTID": array.file_system(name, tenant),
            "vstoreId": tenant,
            "PARENTTYPE": FILE_SYSTEM,
        }
        made[name] = array.call("POST", "/fssnapshot", body)["ID"]
    save(made)


def rollback(array, known, _):
    tenants = file_systems()
    for name, snapshot in known.items():
        body = {"ID": snapshot, "vstoreId": tenants.get(name, "0"), "rollbackSpeed": 4}
        array.call("PUT", "/fssnapshot/rollback_fssnapshot", body, tolerated=(SNAPSHOT_GONE,))
    for name in known:
        path = f"/FSSNAPSHOT/query_fs_snapshot_rollback?PARENTNAME={name}&vstoreId={tenants.get(name, '0')}"
        while str(array.call("GET", path, tolerated=(NO_ROLLBACK,)).get("rollbackStatus", "0")) not in FINISHED:
            time.sleep(30 * float(first_line(ETC + "/cluster/pace", "1")) or 0.1)


def delete(array, known, save):
    for snapshot in known.values():
        array.call("DELETE", f"/fssnapshot/{snapshot}", tolerated=(SNAPSHOT_GONE,))
    save(None)


def main():
    action, address, backup = sys.argv[1:4]
    user, password = sys.stdin.readline().rstrip("\n"), sys.stdin.readline().rstrip("\n")
    path = backup + "/cantian_upgrade_snapshots/processed_snapshots.json"
    text = ""
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            text = file.read()
    known = json.loads(text) if text.strip() else {}

    def save(snapshots):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(json.dumps(snapshots, indent=4) if snapshots else "")

    try:
        {"create": create, "rollback": rollback, "delete": delete}[action](Array(address, user, password), known, save)
    except (OSError, RuntimeError, KeyError) as problem:
        print(f"[ERROR] {action} snapshot: {problem}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
