"""Where files lie: under DATA_DIR, or in S3 buckets when one is named."""

from pathlib import Path
from typing import Any

from environs import Env


def storages(env: Env, data_dir: Path) -> dict[str, dict[str, Any]]:
    """Return STORAGES for uploads and for the site's own static files."""
    bucket = env.str("S3_BUCKET", "")
    if bucket:
        options: dict[str, Any] = {
            **service(env),
            "bucket_name": bucket,
            "querystring_auth": False,
            "custom_domain": env.str("S3_PUBLIC_DOMAIN", "") or None,
        }
        uploads: dict[str, Any] = {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": options,
        }
    else:
        uploads = {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {
                "location": str(data_dir / "media"),  # told to the worker, as text
                "base_url": "/media/",
                "file_permissions_mode": 0o644,
            },
        }
    return {
        "default": uploads,
        "staticfiles": {"BACKEND": "dinas.core.staticfiles.BundledManifestStorage"},
    }


def backups(env: Env) -> dict[str, Any]:
    """Return how to reach the bucket for backups; nothing when none is named."""
    bucket = env.str("BACKUP_S3_BUCKET", "")
    return {**service(env), "bucket_name": bucket, "default_acl": None} if bucket else {}


def service(env: Env) -> dict[str, Any]:
    """Return how to reach the S3 service, whichever the bucket."""
    return {
        "file_overwrite": False,
        "endpoint_url": env.str("S3_ENDPOINT_URL", "") or None,
        "region_name": env.str("S3_REGION", "") or None,
        "access_key": env.str("S3_ACCESS_KEY", "") or None,
        "secret_key": env.str("S3_SECRET_KEY", "") or None,
    }
